package checkpoint.launch.token;

import checkpoint.tool.refusal.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives controllers the launch that the request's token names. */
final class CurrentLaunchResolver implements HandlerMethodArgumentResolver {

    private final LaunchTokens tokens;

    CurrentLaunchResolver(LaunchTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return parameter.hasParameterAnnotation(CurrentLaunch.class)
                && (type == Launch.class || type == SavingLaunch.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken authentication) {
            SavingLaunch found = tokens.readOfAnyAge(authentication.getToken());
            return parameter.getParameterType() == SavingLaunch.class ? found : alive(found);
        }
        throw Refusal.of(LaunchReason.NOT_LAUNCHED);
    }

    /** The security chain has seen to it already; here no new address can forget to. */
    private static Launch alive(SavingLaunch found) {
        if (found.ranOutAt() != null) {
            throw Refusal.of(LaunchReason.LAUNCH_ENDED);
        }
        return found.launch();
    }
}
