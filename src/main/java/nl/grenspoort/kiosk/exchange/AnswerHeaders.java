package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;

/**
 * Headers that every answer has, also a refusal: NLgov API Design Rules, /core/version-header and
 * /core/transport/security-headers.
 */
public final class AnswerHeaders implements Filter {
    private final String version;

    /**
     * @param version of the contract
     */
    public AnswerHeaders(String version) {
        this.version = version;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        put((HttpServletResponse) response);
        chain.doFilter(request, response);
    }

    /** Sets them, again where an answer was taken back. */
    public void put(HttpServletResponse response) {
        response.setHeader("API-Version", version);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "frame-ancestors 'none'");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
    }
}
