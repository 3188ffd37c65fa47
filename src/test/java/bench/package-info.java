/** Programs that measure, run by hand: {@code mvn spring-boot:test-run -Dspring-boot.run.main-class=bench.AttemptCost}. */
package bench;
