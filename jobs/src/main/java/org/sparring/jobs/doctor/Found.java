package org.sparring.jobs.doctor;

import java.util.List;

/** What checks look at: how Spark was set up, the processes, and what the job asks of them. */
public record Found(Deployment deployment, List<Facts> processes, Demand demand) {}
