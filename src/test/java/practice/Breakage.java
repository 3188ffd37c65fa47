package practice;

/** What is broken at the services, and what is watched there. */
record Breakage(Faults faults, Watch watch, Dials dials) {}
