package nl.grenspoort.simulator;

import nl.grenspoort.simulator.SimulatedSystem.Reply;

import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.http.BadMessageException;
import wiremock.org.eclipse.jetty.server.HttpInput;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

import java.io.IOException;

/**
 * Stands before WireMock: serves the administrative calls itself, so that their token never reaches
 * WireMock's journal, and refuses requests that are too large to keep in memory.
 */
final class FrontHandler extends HandlerWrapper {
    /** A NIST file with ten fingers and a face has a place in it. */
    static final int MAX_REQUEST = 16 * 1024 * 1024;

    private final AdminApi admin;

    FrontHandler(AdminApi admin) {
        this.admin = admin;
    }

    @Override
    public void handle(
            String target, Request jetty, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Call call = Call.of(jetty);
        if (target.equals(AdminApi.ROOT) || target.startsWith(AdminApi.ROOT + "/")) {
            jetty.setHandled(true);
            Reply reply =
                    admin.handle(
                            request.getMethod(),
                            target,
                            request.getQueryString(),
                            request.getHeader("Authorization"),
                            call.caller(),
                            request.getInputStream());
            send(reply, response);
            return;
        }
        if (request.getContentLengthLong() > MAX_REQUEST) {
            throw tooLarge();
        }
        if (request.getContentLengthLong() < 0) {
            jetty.getHttpInput().addInterceptor(new Limit());
        }
        serve(call, target, jetty, request, response);
    }

    private void serve(
            Call call,
            String target,
            Request jetty,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, ServletException {
        try {
            call.during(
                    () -> {
                        super.handle(target, jetty, request, response);
                        return true;
                    });
        } catch (IOException | ServletException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static BadMessageException tooLarge() {
        return new BadMessageException(413, "Content Too Large");
    }

    private static void send(Reply reply, HttpServletResponse response) throws IOException {
        response.setStatus(reply.status());
        reply.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        if (reply.body().length > 0) {
            response.setContentType(reply.mediaType());
            response.setContentLength(reply.body().length);
            response.getOutputStream().write(reply.body());
        }
    }

    /** Counts a body that comes in chunks of unsaid total length. */
    private static final class Limit implements HttpInput.Interceptor {
        private long received;

        @Override
        public HttpInput.Content readFrom(HttpInput.Content content) {
            received += content.remaining();
            if (received > MAX_REQUEST) {
                throw tooLarge();
            }
            return content;
        }
    }
}
