package checkpoint.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * A test with several cases, of which each build runs some and {@code -Pnightly} the others: the same story at another width, without
 * scripts or with another platform. CI runs both. A case is its arguments with bars between them.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest
@ArgumentsSource(Cases.Reader.class)
@Tag("long")
public @interface Cases {

    /** The cases of each build. */
    String[] always();

    /** The cases of each night, and not the others again. */
    String[] nightly();

    /** Gives the cases that it is time for. */
    final class Reader implements ArgumentsProvider, AnnotationConsumer<Cases> {

        private String[] cases = {};

        @Override
        public void accept(Cases annotation) {
            cases = Boolean.getBoolean("nightly") ? annotation.nightly() : annotation.always();
        }

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            return Arrays.stream(cases).map(one -> Arguments.of((Object[]) one.split(" \\| ")));
        }
    }
}
