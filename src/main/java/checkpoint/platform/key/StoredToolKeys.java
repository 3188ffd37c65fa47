package checkpoint.platform.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Signs with the key whose turn it is, which is asked for again twice a minute: another node may have rotated. */
@Component
class StoredToolKeys implements ToolKeys {

    private static final Logger LOG = LoggerFactory.getLogger(StoredToolKeys.class);
    private static final Duration GRANTS_KEPT = Duration.ofMinutes(1);

    private final SigningKeys keys;
    private final KeyVault vault;
    private final Clock clock;
    private volatile @Nullable Signer signer;

    StoredToolKeys(SigningKeys keys, KeyVault vault, Clock clock) {
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
    }

    private record Signer(JWSHeader header, RSASSASigner signer, Instant readAt) {

        Signer readAt(Instant now) {
            return new Signer(header, signer, now);
        }
    }

    @Override
    public String sign(JWTClaimsSet claims) {
        Signer current = signer();
        SignedJWT token = new SignedJWT(current.header, claims);
        try {
            token.sign(current.signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("RS256 failed", e);
        }
        return token.serialize();
    }

    @Override
    public void accepted(String signed) {
        try {
            String kid = SignedJWT.parse(signed).getHeader().getKeyID();
            keys.granted(kid, clock.instant(), GRANTS_KEPT);
        } catch (ParseException e) {
            throw new IllegalArgumentException("not what we signed", e);
        } catch (DataAccessException e) {
            // Only the console's page is the poorer.
            LOG.warn("When a key was last used could not be kept: {}", e.getMessage());
        }
    }

    /** Forgets which key signs, because that was changed here. */
    public void changed() {
        signer = null;
    }

    private Signer signer() {
        Signer known = signer;
        Instant now = clock.instant();
        if (known == null || !now.isBefore(known.readAt.plus(KeyTimes.REMEMBERED))) {
            known = read(known, now);
            signer = known;
        }
        return known;
    }

    private Signer read(@Nullable Signer known, Instant now) {
        String kid = keys.signing(now).orElseThrow(() -> new IllegalStateException("there is no key that signs"));
        if (known != null && known.header.getKeyID().equals(kid)) {
            return known.readAt(now);
        }
        StoredKey stored = keys.all().stream()
                .filter(one -> one.kid().equals(kid))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("key " + kid + " went away"));
        Optional<String> opened = vault.open(kid, stored.privateKey());
        if (opened.isEmpty() && known != null) {
            // Another node has a secret that this one was not given yet; the former key is published for a day more.
            LOG.error("checkpoint.secret does not open the new signing key {}: signing with the former one", kid);
            return known.readAt(now);
        }
        return signer(opened.orElseThrow(() -> new WrongSecret(kid)), now);
    }

    private static Signer signer(String jwk, Instant now) {
        try {
            RSAKey pair = RSAKey.parse(jwk);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(pair.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            return new Signer(header, new RSASSASigner(pair), now);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("a signing key is damaged", e);
        }
    }
}
