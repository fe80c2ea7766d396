package nl.grenspoort.kiosk.exchange;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Nothing foreign steers a route (law 8): the application sees the request headers of this list and
 * no others, however they are written.
 */
final class AllowedHeaders implements Filter {
    static final Set<String> ALLOWED =
            Set.of(
                    "accept",
                    "accept-language",
                    "content-type",
                    "content-length",
                    "content-encoding", // only to be refused
                    "host",
                    "idempotency-key",
                    "officer-number",
                    "prefer",
                    "sandbox-time",
                    "soapaction",
                    "traceparent",
                    "tracestate");

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(new Cut((HttpServletRequest) request), response);
    }

    private static boolean allowed(String name) {
        return ALLOWED.contains(name.toLowerCase(Locale.ROOT));
    }

    private static final class Cut extends HttpServletRequestWrapper {
        Cut(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return allowed(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return allowed(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(
                    Collections.list(super.getHeaderNames()).stream()
                            .filter(AllowedHeaders::allowed)
                            .toList());
        }

        @Override
        public long getDateHeader(String name) {
            return allowed(name) ? super.getDateHeader(name) : -1;
        }

        @Override
        public int getIntHeader(String name) {
            return allowed(name) ? super.getIntHeader(name) : -1;
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public Map<String, String> getTrailerFields() {
            return Map.of();
        }
    }
}
