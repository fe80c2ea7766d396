package nl.grenspoort.kiosk.exchange;

import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a body may be. */
final class MediaTypes {
    private MediaTypes() {}

    static boolean isJson(@Nullable String contentType) {
        return of(contentType).filter(MediaType.APPLICATION_JSON::equalsTypeAndSubtype).isPresent();
    }

    /** SOAP 1.1 in UTF-8 (WW001, WS006); neither SOAP 1.2 nor MTOM. */
    static boolean isSoap(@Nullable String contentType) {
        return of(contentType)
                .filter(MediaType.TEXT_XML::equalsTypeAndSubtype)
                .filter(type -> isUtf8(type.getCharset()))
                .isPresent();
    }

    private static boolean isUtf8(@Nullable Charset charset) {
        return charset == null || charset.equals(StandardCharsets.UTF_8);
    }

    /** Empty when there is none, or when it can't be read. */
    private static Optional<MediaType> of(@Nullable String contentType) {
        try {
            return Optional.ofNullable(contentType).map(MediaType::parseMediaType);
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }
}
