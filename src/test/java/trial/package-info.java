/** The trial: the tool and the practice LMS on one machine, started by {@code mvn spring-boot:test-run}. */
package trial;
