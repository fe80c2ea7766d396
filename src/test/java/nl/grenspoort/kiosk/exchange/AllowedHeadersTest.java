package nl.grenspoort.kiosk.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import nl.grenspoort.quality.Threat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;

@Threat("T-HDR-1")
class AllowedHeadersTest {
    /** Names that steer Camel, CXF, Spring, Tomcat, or a proxy in front of them. */
    private static final List<String> STEERING =
            List.of(
                    "CamelHttpUri",
                    "CamelHttpMethod",
                    "CamelHttpPath",
                    "CamelExecCommandExecutable",
                    "CamelBeanMethodName",
                    "CamelFileName",
                    "CamelOverrideEndpoint",
                    "org.apache.camel.Exchange",
                    "org.apache.cxf.message.Message.ENDPOINT_ADDRESS",
                    "operationName",
                    "X-Forwarded-For",
                    "X-Forwarded-Host",
                    "X-Forwarded-Proto",
                    "X-Forwarded-Prefix",
                    "X-Real-IP",
                    "Forwarded",
                    "X-HTTP-Method-Override",
                    "X-HTTP-Method",
                    "X-Original-URL",
                    "X-Rewrite-URL",
                    "SSL_CLIENT_CERT",
                    "X-Client-Cert",
                    "Authorization",
                    "Proxy",
                    "Cookie",
                    "Range",
                    "If-None-Match",
                    "Upgrade",
                    "TE");

    private final Random random = new Random(20_261_125);

    @Test
    void no_steering_header_is_seen_however_it_is_written() throws Exception {
        for (int i = 0; i < 3000; i++) {
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/x");
            String name = spelt(STEERING.get(random.nextInt(STEERING.size())));
            request.addHeader(name, "steered");
            request.addHeader("Prefer", "wait=1");
            HttpServletRequest seen = seen(request);

            assertThat(seen.getHeader(name)).as(name).isNull();
            assertThat(Collections.list(seen.getHeaders(name))).as(name).isEmpty();
            assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Prefer");
        }
    }

    @Test
    void a_listed_name_is_seen_in_any_case_and_in_no_other_spelling() throws Exception {
        for (int i = 0; i < 3000; i++) {
            String listed =
                    List.copyOf(AllowedHeaders.ALLOWED)
                            .get(random.nextInt(AllowedHeaders.ALLOWED.size()));
            String name = spelt(listed);
            MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/x");
            request.addHeader(name, "1");
            boolean same = name.toLowerCase(Locale.ROOT).equals(listed);
            assertThat(Collections.list(seen(request).getHeaderNames()))
                    .as(name)
                    .hasSize(same ? 1 : 0);
        }
    }

    @Test
    void whatever_else_a_request_can_carry_is_not_seen() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/v1/x");
        request.setCookies(new Cookie("JSESSIONID", "1"));
        request.addHeader("If-Modified-Since", 5L);
        request.addHeader("Max-Forwards", "3");
        HttpServletRequest seen = seen(request);

        assertThat(seen.getCookies()).isNull();
        assertThat(seen.getTrailerFields()).isEmpty();
        assertThat(seen.getDateHeader("If-Modified-Since")).isEqualTo(-1);
        assertThat(seen.getIntHeader("Max-Forwards")).isEqualTo(-1);
    }

    private static HttpServletRequest seen(MockHttpServletRequest request) throws Exception {
        MockFilterChain chain = new MockFilterChain();
        new AllowedHeaders().doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
    }

    /** Another case, hyphens for other signs, letters that fold to ASCII, a sign more. */
    private String spelt(String name) {
        StringBuilder spelt = new StringBuilder();
        for (char c : name.toCharArray()) {
            switch (random.nextInt(12)) {
                case 0, 1, 2 -> spelt.append(Character.toUpperCase(c));
                case 3, 4, 5 -> spelt.append(Character.toLowerCase(c));
                case 6 -> spelt.append(c == '-' ? '_' : c);
                case 7 -> spelt.append(c == '-' ? '.' : c);
                case 8 -> spelt.append(c == 'i' ? '\u0131' : c == 'k' ? '\u212a' : c);
                default -> spelt.append(c);
            }
        }
        return random.nextInt(20) == 0 ? spelt + "\t" : spelt.toString();
    }
}
