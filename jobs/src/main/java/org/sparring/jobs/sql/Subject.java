package org.sparring.jobs.sql;

import org.apache.spark.sql.types.StructType;

/**
 * What an expression is about.
 *
 * @param what it is, as {@code a reward}
 * @param seen what it sees, as {@code one sample}
 * @param columns that everything it sees has; others are taken from facts
 */
record Subject(String what, String seen, StructType columns) {}
