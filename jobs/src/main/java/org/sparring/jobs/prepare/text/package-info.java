/**
 * What preparation does to text, messages and ids, without stages and without Spark: cleaning, the
 * rules of turns, tokens of prompt and response, cuts.
 */
package org.sparring.jobs.prepare.text;
