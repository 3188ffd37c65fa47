package checkpoint.web.security;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.RequestContextFilter;

/** Takes that filter out of the way of each request: the dispatcher does the same for all that need it, and nothing before it does. */
@Component
class NoRequestContextFilter extends FilterRegistrationBean<RequestContextFilter> {

    NoRequestContextFilter() {
        super(new RequestContextFilter());
        setEnabled(false);
    }
}
