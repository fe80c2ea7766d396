package nl.grenspoort.cli.doctor;

/** Examines one area. What it can't examine it says, with the reason. */
interface Exam {
    Area area();

    /**
     * Examines.
     *
     * @throws Settings.UnusableException when a setting it needs can't be used
     */
    void examine(Setup setup, Examination examination);
}
