package checkpoint.tool.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.stereotype.Component;

/**
 * The texts of the message bundles, for server, preview and commands alike: in ICU's format, as Java's knows no plurals (Arabic has six
 * forms, and French counts zero as one). A text that a language lacks is there in English. Without arguments a text stands as it is
 * written.
 */
@Component("messageSource")
public final class MessageTexts implements MessageSource, InitializingBean {

    /** The bundles of the pages, of the reports of imports and exports, and of the faults of a checkpoint. */
    static final List<String> BUNDLES = List.of("messages", "losses", "faults");

    private static final MessageTexts SHARED = new MessageTexts();
    private static final Object[] NOTHING = {};

    private final Map<Locale, Bundle> bundles = new ConcurrentHashMap<>();

    MessageTexts() {}

    private record Bundle(Locale language, Map<String, String> texts, Map<String, Wording> read) {

        @Nullable
        String fill(String key, Object[] arguments, Locale reader) {
            String text = texts.get(key);
            if (text == null || arguments.length == 0) {
                return text;
            }
            return read.computeIfAbsent(key, one -> ReadWording.of(text, language))
                    .filled(arguments, RegionFormats.of(reader));
        }
    }

    /** A server reads all of them as it starts: no request waits for the packaged jar. */
    @Override
    public void afterPropertiesSet() {
        SpokenLanguages.ALL.forEach(this::bundle);
        SHARED.bundles.putAll(bundles);
    }

    /** For pages and commands without a server. */
    public static MessageSource shared() {
        return SHARED;
    }

    @Override
    public @Nullable String getMessage(
            String code, Object @Nullable [] arguments, @Nullable String otherwise, @Nullable Locale locale) {
        return found(code, arguments, locale).orElse(otherwise);
    }

    @Override
    public String getMessage(String code, Object @Nullable [] arguments, @Nullable Locale locale) {
        return found(code, arguments, locale).orElseThrow(() -> new NoSuchMessageException(code, reader(locale)));
    }

    @Override
    public String getMessage(MessageSourceResolvable resolvable, @Nullable Locale locale) {
        String[] codes = resolvable.getCodes();
        for (String code : codes == null ? new String[0] : codes) {
            Optional<String> text = found(code, resolvable.getArguments(), locale);
            if (text.isPresent()) {
                return text.get();
            }
        }
        String otherwise = resolvable.getDefaultMessage();
        if (otherwise == null) {
            throw new NoSuchMessageException(codes == null ? "" : String.join(", ", codes), reader(locale));
        }
        return otherwise;
    }

    private Optional<String> found(String code, Object @Nullable [] arguments, @Nullable Locale asked) {
        Locale locale = reader(asked);
        Object[] given = arguments == null ? NOTHING : arguments;
        String text = SpokenLanguages.spoken(locale)
                .map(language -> bundle(language).fill(code, given, locale))
                .orElse(null);
        return Optional.ofNullable(text)
                .or(() -> Optional.ofNullable(bundle(Locale.ENGLISH).fill(code, given, Locale.ENGLISH)));
    }

    private static Locale reader(@Nullable Locale asked) {
        return asked == null ? Locale.ENGLISH : asked;
    }

    private Bundle bundle(Locale language) {
        Bundle bundle = bundles.get(language);
        return bundle != null ? bundle : bundles.computeIfAbsent(language, MessageTexts::read);
    }

    private static Bundle read(Locale language) {
        Map<String, String> byKey = new HashMap<>();
        for (String bundle : BUNDLES) {
            Properties texts = properties(bundle, language);
            texts.forEach((key, text) -> {
                if (byKey.put(String.valueOf(key), String.valueOf(text)) != null) {
                    throw new IllegalStateException(key + " is in two bundles");
                }
            });
        }
        return new Bundle(language, Map.copyOf(byKey), new ConcurrentHashMap<>());
    }

    private static Properties properties(String bundle, Locale language) {
        String name = "/" + bundle + (language.equals(Locale.ENGLISH) ? "" : "_" + language) + ".properties";
        Properties texts = new Properties();
        // Never by the thread's class loader: within the packaged jar not every thread has the one that finds them.
        try (@Nullable InputStream file = MessageTexts.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("There is no " + name);
            }
            Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
