/**
 * The stages of data preparation. A stage is a pure function from drafts to drafts and rejections;
 * {@link org.sparring.jobs.prepare.Flows} maps them with Spark and counts what goes in and comes
 * out. Order: read, normalise, same_response, exact_duplicates, split, tokenise, prompts.
 */
package org.sparring.jobs.prepare;
