package checkpoint.tool.setup;

/** The tool cannot start, for a reason that its operator can fix. The process ends with both sentences and no stack trace. */
public class CannotStart extends RuntimeException {

    private final String remedy;

    /**
     * A reason and its remedy.
     *
     * @param what what is wrong, naming the property where there is one
     * @param remedy what to do about it
     */
    public CannotStart(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
