package org.sparring.jobs.prepare.pair;

import java.io.Serializable;

/** A row's lot among those of its group: a portion of a mixture, a cluster. */
record Ticket(String group, Lot lot) implements Serializable {}
