/**
 * Stages that make, order and select pairs: matching, levels, curricula, diverse subsets, clusters
 * of prompts, pairs worth labelling, mixtures. The algorithms know no Spark and stand beside the
 * stages.
 */
package org.sparring.jobs.prepare.pair;
