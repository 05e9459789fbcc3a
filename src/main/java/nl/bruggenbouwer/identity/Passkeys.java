package nl.bruggenbouwer.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.authenticator.AuthenticatorImpl;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.start.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passkeys (WebAuthn): a key in a phone, computer or stick that opens with a finger, face or PIN. What the device has and
 * what its owner is or knows are two factors, so a passkey alone signs in.
 */
@Component
class Passkeys {

    private static final Logger log = LoggerFactory.getLogger(Passkeys.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<COSEAlgorithmIdentifier> ALGORITHMS =
            List.of(COSEAlgorithmIdentifier.ES256, COSEAlgorithmIdentifier.RS256, COSEAlgorithmIdentifier.EdDSA);

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter keys = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager ceremony = WebAuthnManager.createNonStrictWebAuthnManager(converter);
    private final Factors factors;
    private final Settings settings;

    Passkeys(Factors factors, Settings settings) {
        this.factors = factors;
        this.settings = settings;
    }

    /** A random question that the device answers. */
    static String challenge() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return text(bytes);
    }

    /** What the browser needs to make a passkey for this person, as JSON. */
    String toCreate(Member member, String challenge) {
        ByteBuffer handle = ByteBuffer.allocate(16)
                .putLong(member.account().getMostSignificantBits())
                .putLong(member.account().getLeastSignificantBits());
        return JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "challenge", challenge,
                        "rp", Map.of("id", host(), "name", "Bruggenbouwer"),
                        "user",
                                Map.of(
                                        "id", text(handle.array()),
                                        "name", member.email(),
                                        "displayName", member.name()),
                        "pubKeyCredParams",
                                ALGORITHMS.stream()
                                        .map(a -> Map.of("type", "public-key", "alg", a.getValue()))
                                        .toList(),
                        "excludeCredentials",
                                factors.credentials(member.account()).stream()
                                        .map(id -> Map.of("type", "public-key", "id", text(id)))
                                        .toList(),
                        "authenticatorSelection", Map.of("residentKey", "required", "userVerification", "required"),
                        "attestation", "none"));
    }

    /** What the browser needs to show a passkey, as JSON. */
    String toShow(String challenge) {
        return JsonMapper.shared()
                .writeValueAsString(Map.of("challenge", challenge, "rpId", host(), "userVerification", "required"));
    }

    /** Keeps the passkey that the device made; false when the answer is not right (its library fails on a missing field). */
    boolean add(Member member, String name, String challenge, int port, String answer) {
        try {
            AuthenticatorData<?> made = ceremony.verifyRegistrationResponseJSON(
                            answer,
                            new RegistrationParameters(
                                    server(challenge, port),
                                    ALGORITHMS.stream()
                                            .map(a -> new PublicKeyCredentialParameters(
                                                    PublicKeyCredentialType.PUBLIC_KEY, a))
                                            .toList(),
                                    true,
                                    true))
                    .getAttestationObject()
                    .getAuthenticatorData();
            AttestedCredentialData key = made.getAttestedCredentialData();
            return factors.addPasskey(member, name, keys.convert(key), key.getCredentialId(), made.getSignCount());
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException wrong) {
            log.info("A passkey was not accepted: {}", wrong.getClass().getName());
            return false;
        }
    }

    /** Whose passkey answered, or empty when the answer is not right. */
    Optional<UUID> show(String challenge, int port, String answer) {
        try {
            AuthenticationData data = ceremony.parseAuthenticationResponseJSON(answer);
            return factors.showPasskey(
                    data.getCredentialId(),
                    (key, counter) -> ceremony.verify(
                                    data,
                                    new AuthenticationParameters(
                                            server(challenge, port),
                                            new AuthenticatorImpl(keys.convert(key), null, counter),
                                            null,
                                            true,
                                            true))
                            .getAuthenticatorData()
                            .getSignCount());
        } catch (WebAuthnException | IllegalArgumentException | NullPointerException wrong) {
            log.info("A passkey was not accepted: {}", wrong.getClass().getName());
            return Optional.empty();
        }
    }

    /** By the configured address; without one, only on this computer, at the port on which the program listens. */
    private ServerProperty server(String challenge, int port) {
        URI base = URI.create(settings.baseUrl());
        String origin = settings.url() == null || settings.url().isBlank()
                ? "http://localhost:" + port
                : base.getScheme() + "://" + base.getAuthority();
        return new ServerProperty(
                new Origin(origin),
                host(),
                new DefaultChallenge(Base64.getUrlDecoder().decode(challenge)));
    }

    private String host() {
        return URI.create(settings.baseUrl()).getHost();
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
