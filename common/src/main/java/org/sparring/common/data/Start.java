package org.sparring.common.data;

import java.io.Serializable;
import java.util.Map;

/**
 * Where the responses to one prompt begin.
 *
 * @param key key of the prompt
 * @param prompt ids of the prompt
 * @param given ids of a prefix of the response that is given, often empty
 * @param facts extra columns of the prompt
 */
public record Start(String key, int[] prompt, int[] given, Map<String, String> facts)
    implements Serializable {}
