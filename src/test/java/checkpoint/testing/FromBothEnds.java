package checkpoint.testing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The order of the test classes. JUnit's threads take them from both ends, and one that comes to a lock which another holds waits
 * there. So the classes that share something stand together, at one end or the other, and those that share nothing, in the
 * middle, where they meet.
 */
public final class FromBothEnds implements ClassOrderer {

    @Override
    public void orderClasses(ClassOrdererContext context) {
        Map<String, Integer> sharing = new HashMap<>();
        for (ClassDescriptor type : context.getClassDescriptors()) {
            sharing.merge(lock(type), 1, Integer::sum);
        }
        sharing.remove("");
        List<String> locks = new ArrayList<>(sharing.keySet());
        locks.sort(Comparator.<String>comparingInt(sharing::get).reversed().thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> places = new HashMap<>();
        places.put("", 0);
        for (int i = 0; i < locks.size(); i++) {
            // The most at the one end, the next most at the other, and so on towards the middle.
            int fromTheMiddle = locks.size() - i;
            places.put(locks.get(i), i % 2 == 0 ? -fromTheMiddle : fromTheMiddle);
        }
        context.getClassDescriptors()
                .sort(Comparator.<ClassDescriptor>comparingInt(type -> places.get(lock(type)))
                        .thenComparing(type -> type.getTestClass().getName()));
    }

    private static String lock(ClassDescriptor type) {
        return type.findRepeatableAnnotations(ResourceLock.class).stream()
                .map(ResourceLock::value)
                .findFirst()
                .orElse("");
    }
}
