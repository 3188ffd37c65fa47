package practice.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate for localhost and 127.0.0.1, made on this machine by the JDK's keytool and known to nobody else: browsers ask about it. */
public final class OwnCertificate {

    /** Of both stores; it protects nothing, as the folder does. */
    public static final String PASSWORD = "practice";

    private final Path keys;
    private final Path trusted;

    private OwnCertificate(Path folder) {
        this.keys = folder.resolve("certificate.p12");
        this.trusted = folder.resolve("trusted.p12");
    }

    /** The one of this folder, which is made where there is none yet. */
    public static OwnCertificate in(Path folder) throws IOException {
        OwnCertificate certificate = new OwnCertificate(Files.createDirectories(folder));
        if (!Files.exists(certificate.keys)) {
            certificate.make();
        }
        return certificate;
    }

    /** A PKCS #12 store of the key. */
    public Path keys() {
        return keys;
    }

    private void make() throws IOException {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost, O=Checkpoint trial",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-ext",
                        "eku=serverAuth",
                        "-validity",
                        "390",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool could not make a certificate in " + keys.getParent());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Clients that this program makes from now on trust it, beside those that Java trusts anyway. */
    public OwnCertificate trust() throws IOException {
        try {
            KeyStore all = KeyStore.getInstance(
                    Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                            .toFile(),
                    (char[]) null);
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(null, null);
            for (String alias : Collections.list(all.aliases())) {
                own.setCertificateEntry(alias, all.getCertificate(alias));
            }
            own.setCertificateEntry("own", read().getCertificate("own"));
            try (OutputStream out = Files.newOutputStream(trusted)) {
                own.store(out, PASSWORD.toCharArray());
            }
            // A program that has spoken TLS before has made its mind up already.
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(own);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            SSLContext.setDefault(context);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        System.setProperty("javax.net.ssl.trustStore", trusted.toString());
        System.setProperty("javax.net.ssl.trustStoreType", "PKCS12");
        System.setProperty("javax.net.ssl.trustStorePassword", PASSWORD);
        return this;
    }

    /** One that speaks TLS with it; not bound yet. */
    ServerSocket socket() throws IOException {
        try {
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(read(), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context.getServerSocketFactory().createServerSocket();
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private KeyStore read() throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            return store;
        }
    }
}
