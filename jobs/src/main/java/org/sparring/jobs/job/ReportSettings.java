package org.sparring.jobs.job;

import java.util.List;
import org.sparring.common.config.Param;

/** Which runs a report is about. */
public record ReportSettings(
    @Param("Folder of the workspace.") String workspace,
    @Param(value = "Name of the run, for its status.", or = "report") String run,
    @Param(value = "Heading of the page.", or = "Sparring report") String title,
    @Param(value = "One or two sentences under the heading.", or = "''") String lead,
    @Param(value = "Runs in the order of the page; empty takes all.", or = "[]") List<String> runs,
    @Param(
            value = "Evaluation whose samples are shown before and after; empty shows none.",
            or = "[]")
        List<String> samples,
    @Param(value = "Prompts whose samples are shown.", or = "6", min = 0, max = 100) int prompts,
    @Param(
            value = "Rounds of each training run whose completions are shown; 0 shows none.",
            or = "3",
            min = 0,
            max = 100)
        int completions,
    @Param(value = "Reward that is the measure of truth, where there is one.", or = "gold")
        String gold,
    @Param(value = "Reward that training maximises.", or = "model") String proxy,
    @Param(value = "File; relative to the workspace unless it is a URI.", or = "report.html")
        String output) {}
