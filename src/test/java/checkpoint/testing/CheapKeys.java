package checkpoint.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes RSA keys of few primes. To find a prime takes most of a quarter of a second, and each tool that a test starts makes a key. No
 * two keys here are the same, but they share their primes, so that anybody could work them out: nothing but a test may have one. Every
 * test's context has them, by {@code META-INF/spring.factories}; a test without a context asks for them.
 */
public final class CheapKeys implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        use();
    }

    /** From now on, by whoever makes a key in this JVM. */
    public static void use() {
        Security.insertProviderAt(Keys.PROVIDER, 1);
    }

    private static final class Keys extends Provider {

        static final Keys PROVIDER = new Keys();

        private Keys() {
            super("Keys of few primes", "1", "RSA keys for tests");
            putService(new Service(this, "KeyPairGenerator", "RSA", Pairs.class.getName(), null, null) {
                @Override
                public Object newInstance(Object parameter) {
                    return new Pairs();
                }
            });
        }
    }

    /** Each two of these primes make a key, once; then there is one more of them. */
    private static final class Primes {

        private static final Map<Integer, Primes> BY_SIZE = new HashMap<>();

        private final int bits;
        private final SecureRandom random = new SecureRandom();
        private final List<BigInteger> found = new ArrayList<>();
        private int next;

        private Primes(int bits) {
            this.bits = bits;
        }

        /** Two that nobody has had together. */
        static synchronized BigInteger[] two(int bits) {
            return BY_SIZE.computeIfAbsent(bits, Primes::new).two();
        }

        private BigInteger[] two() {
            if (found.isEmpty() || next == found.size() - 1) {
                found.add(prime());
                next = 0;
            }
            if (found.size() == 1) {
                found.add(prime());
            }
            return new BigInteger[] {found.getLast(), found.get(next++)};
        }

        /** Large enough that the product of two has twice as many bits, and one that the exponent suits. */
        private BigInteger prime() {
            BigInteger prime = BigInteger.ZERO;
            while (!prime.testBit(bits - 1)
                    || prime.mod(RSAKeyGenParameterSpec.F4).equals(BigInteger.ONE)) {
                prime = new BigInteger(bits, random)
                        .setBit(bits - 1)
                        .setBit(bits - 2)
                        .nextProbablePrime();
            }
            return prime;
        }
    }

    private static final class Pairs extends KeyPairGeneratorSpi {

        private int bits = 2048;

        @Override
        public void initialize(int size, SecureRandom random) {
            bits = size;
        }

        @Override
        public void initialize(AlgorithmParameterSpec parameters, SecureRandom random) {
            bits = ((RSAKeyGenParameterSpec) parameters).getKeysize();
        }

        @Override
        public KeyPair generateKeyPair() {
            BigInteger[] two = Primes.two(bits / 2);
            BigInteger p = two[0];
            BigInteger q = two[1];
            BigInteger n = p.multiply(q);
            BigInteger e = RSAKeyGenParameterSpec.F4;
            BigInteger p1 = p.subtract(BigInteger.ONE);
            BigInteger q1 = q.subtract(BigInteger.ONE);
            BigInteger d = e.modInverse(p1.multiply(q1));
            try {
                KeyFactory rsa = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        rsa.generatePublic(new RSAPublicKeySpec(n, e)),
                        rsa.generatePrivate(
                                new RSAPrivateCrtKeySpec(n, e, d, p, q, d.mod(p1), d.mod(q1), q.modInverse(p))));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
