/**
 * Near duplicates: MinHash signatures in bands (Broder 1997; Leskovec, Rajaraman and Ullman,
 * chapter 3), candidates linked across partitions by alternating stars (Kiveris et al. 2014), every
 * link of a component verified by the exact Jaccard similarity.
 */
package org.sparring.jobs.prepare.near;
