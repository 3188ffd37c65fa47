package checkpoint.content.exporting;

import java.math.BigDecimal;
import java.util.List;

/** The weights that Moodle's import knows; any other refuses the whole file at the form's defaults. */
final class Fractions {

    private static final List<BigDecimal> ALLOWED = List.of(
                    "100",
                    "90",
                    "83.33333",
                    "80",
                    "75",
                    "70",
                    "66.66667",
                    "60",
                    "50",
                    "40",
                    "33.33333",
                    "30",
                    "25",
                    "20",
                    "16.66667",
                    "14.28571",
                    "12.5",
                    "11.11111",
                    "10",
                    "5",
                    "0")
            .stream()
            .map(BigDecimal::new)
            .toList();
    private static final BigDecimal NEAR = new BigDecimal("0.001");

    private Fractions() {}

    static boolean isAllowed(String percent) {
        BigDecimal value = new BigDecimal(percent).abs();
        return ALLOWED.stream().anyMatch(one -> one.subtract(value).abs().compareTo(NEAR) <= 0);
    }
}
