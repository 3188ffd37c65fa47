package checkpoint.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Signs with the newest stored key, which is made at the first start. A secret that does not open it ends the start. */
@Component
class StoredToolKeys implements ToolKeys, SmartInitializingSingleton {

    private final SigningKeys keys;
    private final KeyVault vault;
    private volatile @Nullable Signer signer;

    StoredToolKeys(SigningKeys keys, KeyVault vault) {
        this.keys = keys;
        this.vault = vault;
    }

    private record Signer(JWSHeader header, RSASSASigner signer) {}

    @Override
    public void afterSingletonsInstantiated() {
        signer();
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

    private Signer signer() {
        Signer known = signer;
        if (known == null) {
            known = read(keys.newest().orElseGet(keys::makeFirst));
            signer = known;
        }
        return known;
    }

    private Signer read(SigningKeys.Stored stored) {
        String jwk = vault.open(stored.kid(), stored.privateKey()).orElseThrow(() -> new WrongSecret(stored.kid()));
        try {
            RSAKey pair = RSAKey.parse(jwk);
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(pair.getKeyID())
                    .type(JOSEObjectType.JWT)
                    .build();
            return new Signer(header, new RSASSASigner(pair));
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("signing key " + stored.kid() + " is damaged", e);
        }
    }
}
