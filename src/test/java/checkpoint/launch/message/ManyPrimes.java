package checkpoint.launch.message;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jca.JCAContext;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Signs with an RSA key of eight primes instead of two (RFC 8017, 5.2.1), which costs a sixteenth, as tests sign thousands of messages
 * and their JVM does not optimise them. Who verifies a signature cannot tell; Java itself makes no such keys and signs slowly with one.
 */
record ManyPrimes(RSAKey key) implements JWSSigner {

    private static final int PRIMES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] SHA_256 = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    static boolean canSign(JWSHeader header, RSAKey key) {
        return header.getAlgorithm().equals(JWSAlgorithm.RS256)
                && !key.getOtherPrimes().isEmpty();
    }

    static RSAKey newKey(String kid, int bits) {
        List<BigInteger> primes = new ArrayList<>();
        while (primes.size() < PRIMES) {
            primes.add(prime(bits / PRIMES));
        }
        BigInteger n = primes.stream().reduce(BigInteger.ONE, BigInteger::multiply);
        BigInteger phi = primes.stream().map(ManyPrimes::less).reduce(BigInteger.ONE, BigInteger::multiply);
        BigInteger e = RSAKeyGenParameterSpec.F4;
        BigInteger d = e.modInverse(phi);
        BigInteger p = primes.get(0);
        BigInteger q = primes.get(1);
        List<RSAKey.OtherPrimesInfo> others = new ArrayList<>();
        BigInteger before = p.multiply(q);
        for (BigInteger r : primes.subList(2, PRIMES)) {
            others.add(new RSAKey.OtherPrimesInfo(url(r), url(d.mod(less(r))), url(before.modInverse(r))));
            before = before.multiply(r);
        }
        return new RSAKey.Builder(url(n), url(e))
                .privateExponent(url(d))
                .firstPrimeFactor(url(p))
                .secondPrimeFactor(url(q))
                .firstFactorCRTExponent(url(d.mod(less(p))))
                .secondFactorCRTExponent(url(d.mod(less(q))))
                .firstCRTCoefficient(url(q.modInverse(p)))
                .otherPrimes(others)
                .keyID(kid)
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256)
                .build();
    }

    /** So large that eight of them have eight times as many bits, and one that the exponent suits. */
    private static BigInteger prime(int bits) {
        BigInteger prime = BigInteger.ZERO;
        while (prime.bitLength() != bits
                || less(prime).mod(RSAKeyGenParameterSpec.F4).signum() == 0) {
            BigInteger top = BigInteger.valueOf(15).shiftLeft(bits - 4);
            prime = new BigInteger(bits - 4, RANDOM).or(top).nextProbablePrime();
        }
        return prime;
    }

    private static BigInteger less(BigInteger prime) {
        return prime.subtract(BigInteger.ONE);
    }

    private static Base64URL url(BigInteger number) {
        return Base64URL.encode(number);
    }

    @Override
    public Base64URL sign(JWSHeader header, byte[] input) {
        return sign(input);
    }

    Base64URL sign(byte[] input) {
        int length = (key.size() + 7) / 8;
        BigInteger message = new BigInteger(1, padded(digest(input), length));
        BigInteger p = key.getFirstPrimeFactor().decodeToBigInteger();
        BigInteger q = key.getSecondPrimeFactor().decodeToBigInteger();
        BigInteger first = message.modPow(key.getFirstFactorCRTExponent().decodeToBigInteger(), p);
        BigInteger signature = message.modPow(key.getSecondFactorCRTExponent().decodeToBigInteger(), q);
        signature = joined(signature, q, first, p, key.getFirstCRTCoefficient().decodeToBigInteger());
        BigInteger before = p.multiply(q);
        for (RSAKey.OtherPrimesInfo other : key.getOtherPrimes()) {
            BigInteger r = other.getPrimeFactor().decodeToBigInteger();
            BigInteger one = message.modPow(other.getFactorCRTExponent().decodeToBigInteger(), r);
            signature = joined(
                    signature, before, one, r, other.getFactorCRTCoefficient().decodeToBigInteger());
            before = before.multiply(r);
        }
        byte[] bytes = signature.toByteArray();
        byte[] whole = new byte[length];
        int from = Math.max(0, bytes.length - length);
        System.arraycopy(bytes, from, whole, length - (bytes.length - from), bytes.length - from);
        return Base64URL.encode(whole);
    }

    /** What it is by the product of the primes before, and by one more. */
    private static BigInteger joined(
            BigInteger sum, BigInteger before, BigInteger one, BigInteger prime, BigInteger coefficient) {
        return sum.add(before.multiply(one.subtract(sum).multiply(coefficient).mod(prime)));
    }

    private static byte[] digest(byte[] input) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(input);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As PKCS #1 version 1.5 has it (RFC 8017, 9.2). */
    private static byte[] padded(byte[] digest, int length) {
        byte[] padded = new byte[length];
        Arrays.fill(padded, (byte) 0xff);
        padded[0] = 0;
        padded[1] = 1;
        int at = length - digest.length - SHA_256.length;
        padded[at - 1] = 0;
        System.arraycopy(SHA_256, 0, padded, at, SHA_256.length);
        System.arraycopy(digest, 0, padded, length - digest.length, digest.length);
        return padded;
    }

    @Override
    public Set<JWSAlgorithm> supportedJWSAlgorithms() {
        return Set.of(JWSAlgorithm.RS256);
    }

    @Override
    public JCAContext getJCAContext() {
        return new JCAContext();
    }
}
