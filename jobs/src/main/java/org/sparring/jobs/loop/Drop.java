package org.sparring.jobs.loop;

/**
 * A sample that a part of the credit pipeline took out of the losses, by weight 0.
 *
 * @param group index of its group
 * @param member index in its group
 * @param place the part's place in a recipe: a filter's, or that of a credit which could not tell
 *     what the sample is worth
 * @param part the part's name in recipes
 */
record Drop(int group, int member, String place, String part) {}
