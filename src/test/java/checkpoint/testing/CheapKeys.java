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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Makes RSA keys of many small primes, whose private exponents are short: to find two large primes takes most of a quarter of a second, and to sign
 * by them some milliseconds, a tenth of all that the tests do. The formats, the libraries and the public keys are as ever. But the
 * primes are shared, and anybody could work the keys out: nothing but a test may have one. Every
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

    /**
     * Primes of which each is one more than a divisor of {@link #LAMBDA}. Whatever number is raised to that power is one again, modulo each
     * product of them, so a private exponent of a key made of many has no more bits than it.
     */
    private static final class Primes {

        private static final int[] FACTORS = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
        private static final int[] POWERS = {10, 5, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1};
        static final BigInteger LAMBDA = lambda();

        private static final SecureRandom RANDOM = new SecureRandom();
        private static final BigInteger SMALL = BigInteger.ONE.shiftLeft(31);
        private static final int MOST = 150;
        private static final List<BigInteger> SHARED = new ArrayList<>();

        private static BigInteger lambda() {
            BigInteger all = BigInteger.ONE;
            for (int i = 0; i < FACTORS.length; i++) {
                all = all.multiply(BigInteger.valueOf(FACTORS[i]).pow(POWERS[i]));
            }
            return all;
        }

        /** The halves of a modulus of just so many bits. Each half has a last prime that fills it up. */
        static synchronized BigInteger[] halves(int bits) {
            while (SHARED.size() < MOST) {
                SHARED.add(another(SMALL, SHARED));
            }
            Collections.shuffle(SHARED, RANDOM);
            Iterator<BigInteger> next = SHARED.iterator();
            List<BigInteger> others = new ArrayList<>(SHARED);
            BigInteger p = product(BigInteger.ONE.shiftLeft(bits / 2 - 1), next, others);
            BigInteger q = product(BigInteger.ONE.shiftLeft(bits - 1).divide(p), next, others);
            return new BigInteger[] {p, q};
        }

        /** Above that number, by less than half of it. */
        private static BigInteger product(BigInteger least, Iterator<BigInteger> next, List<BigInteger> others) {
            BigInteger product = BigInteger.ONE;
            while (least.bitLength() - product.bitLength() > 48) {
                product = product.multiply(next.next());
            }
            BigInteger last = another(least.divide(product).add(BigInteger.ONE), others);
            others.add(last);
            return product.multiply(last);
        }

        private static BigInteger another(BigInteger least, List<BigInteger> others) {
            while (true) {
                BigInteger prime = divisor(least).add(BigInteger.ONE);
                if (prime.compareTo(least.add(least.shiftRight(1))) < 0
                        && !others.contains(prime)
                        && prime.isProbablePrime(20)) {
                    return prime;
                }
            }
        }

        private static BigInteger divisor(BigInteger least) {
            BigInteger divisor = BigInteger.TWO;
            BigInteger left = LAMBDA.shiftRight(1);
            while (divisor.compareTo(least) <= 0) {
                BigInteger factor = BigInteger.valueOf(FACTORS[RANDOM.nextInt(FACTORS.length)]);
                if (left.mod(factor).signum() == 0) {
                    divisor = divisor.multiply(factor);
                    left = left.divide(factor);
                }
            }
            return divisor;
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
            BigInteger[] halves = Primes.halves(bits);
            BigInteger p = halves[0];
            BigInteger q = halves[1];
            BigInteger n = p.multiply(q);
            BigInteger e = RSAKeyGenParameterSpec.F4;
            BigInteger d = e.modInverse(Primes.LAMBDA);
            try {
                KeyFactory rsa = KeyFactory.getInstance("RSA");
                return new KeyPair(
                        rsa.generatePublic(new RSAPublicKeySpec(n, e)),
                        rsa.generatePrivate(new RSAPrivateCrtKeySpec(n, e, d, p, q, d, d, q.modInverse(p))));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
