/**
 * What preferences say about themselves: contradictions, cycles, agreement, the quality of
 * annotators, ties and biases. The algorithms know no Spark; the stages feed them.
 */
package org.sparring.jobs.prepare.audit;
