package checkpoint.tool.cluster;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** A request enters the cluster of its registration as soon as it is known; this is where it leaves it. */
final class LeaveCluster extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Clusters.leave();
        try {
            chain.doFilter(request, response);
        } finally {
            Clusters.leave();
        }
    }
}
