package practice.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Values by id, in the order in which they came. What was put is on disk, where there is one, before the call returns. */
public final class Shelf<T> {

    private final String kind;
    private final Disk disk;
    private final Map<String, T> values = new LinkedHashMap<>();

    public Shelf(String kind, Class<T> type, Disk disk) {
        this.kind = kind;
        this.disk = disk;
        disk.read(kind, type, values::put);
    }

    public synchronized Optional<T> get(String id) {
        return Optional.ofNullable(id == null ? null : values.get(id));
    }

    public synchronized List<T> all() {
        return List.copyOf(values.values());
    }

    public synchronized void put(String id, T value) {
        disk.write(kind, id, value);
        values.put(id, value);
    }

    /** Whether it was new; else nothing is changed. */
    public synchronized boolean add(String id, T value) {
        if (values.containsKey(id)) {
            return false;
        }
        put(id, value);
        return true;
    }

    /** What was there before the change; empty, and nothing changed, where the condition did not hold. */
    public synchronized Optional<T> change(String id, Predicate<T> condition, UnaryOperator<T> change) {
        Optional<T> before = get(id).filter(condition);
        before.ifPresent(value -> put(id, change.apply(value)));
        return before;
    }

    public synchronized void remove(String id) {
        disk.remove(kind, id);
        values.remove(id);
    }

    public synchronized void removeIf(Predicate<T> unwanted) {
        List<String> ids = values.entrySet().stream()
                .filter(entry -> unwanted.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        ids.forEach(this::remove);
    }
}
