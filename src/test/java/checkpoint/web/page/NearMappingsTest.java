package checkpoint.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.attack.HostileApp;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/** Looking among the near addresses finds what the framework finds among all. */
@HostileApp
class NearMappingsTest {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS", "DELETE");
    private static final List<String> ACCEPTED = List.of("text/html", "application/json", "*/*", "image/png");

    private final RequestMappingHandlerMapping framework = new RequestMappingHandlerMapping();

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping ours;

    @Autowired
    private ApplicationContext context;

    @BeforeEach
    void readAllControllers() {
        framework.setApplicationContext(context);
        framework.afterPropertiesSet();
    }

    @Test
    void finds_the_same_controller_for_every_address_method_and_media_type() {
        TreeSet<String> controllers = new TreeSet<>();
        for (String address : addresses()) {
            for (String method : METHODS) {
                for (String accepted : ACCEPTED) {
                    String found = found(ours, method, address, accepted);

                    assertThat(found)
                            .as("%s %s as %s", method, address, accepted)
                            .isEqualTo(found(framework, method, address, accepted));
                    controllers.add(found);
                }
            }
        }
        assertThat(controllers).hasSizeGreaterThan(100);
    }

    @Test
    void finds_it_by_another_spelling_of_the_address_too() {
        String plain = found(ours, "GET", "/checkpoints/chapter-12/grade", "text/html");

        assertThat(plain).contains("GradeController");
        assertThat(found(ours, "GET", "/checkpoints/chapter-12/%67rade", "text/html"))
                .isEqualTo(plain);
        assertThat(found(ours, "GET", "/%63heckpoints/chapter-12/grade", "text/html"))
                .isEqualTo(plain);
        assertThat(found(ours, "GET", "/checkpoints;a=1/chapter-12/grade;b=2", "text/html"))
                .isEqualTo(plain);
    }

    /** Of each mapping one address, and what lies beside it. */
    private List<String> addresses() {
        List<String> all = new ArrayList<>();
        framework
                .getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues().forEach(pattern -> {
                    String address = filled(pattern);
                    all.addAll(
                            List.of(address, address + "/", address + "/more", address.substring(1), "/x" + address));
                    all.add(address.substring(0, Math.max(1, address.lastIndexOf('/'))));
                }));
        return all;
    }

    /** The pattern with something in the place of each variable. */
    private static String filled(String pattern) {
        StringBuilder address = new StringBuilder();
        int depth = 0;
        for (char sign : pattern.toCharArray()) {
            depth += sign == '{' ? 1 : 0;
            if (depth == 0) {
                address.append(sign == '*' ? 'x' : sign);
            }
            depth -= sign == '}' ? 1 : 0;
            if (sign == '}' && depth == 0) {
                address.append('1');
            }
        }
        return address.toString();
    }

    private static String found(RequestMappingHandlerMapping mapping, String method, String address, String accepted) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, address);
        request.addHeader("Accept", accepted);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            return name(mapping.getHandler(request));
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static String name(@Nullable HandlerExecutionChain chain) {
        return chain != null && chain.getHandler() instanceof HandlerMethod handler
                ? handler.getMethod().toString()
                : "none";
    }
}
