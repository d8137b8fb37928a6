package org.sparring.jobs.loop;

import java.io.Serializable;
import java.util.List;
import org.sparring.common.data.Response;
import org.sparring.common.data.Start;
import org.sparring.common.data.table.ResponseRow;

/**
 * A prepared example: where a group begins, and the responses that the data set gives.
 *
 * @param start the prompt
 * @param responses given responses; empty for a prompt alone
 * @param strength how much better the best is; NaN where not given
 */
public record Example(Start start, List<ResponseRow> responses, double strength)
    implements Serializable {

  /** The responses as parts see them. */
  List<Response> given() {
    return responses.stream().map(each -> new Response(each.ids(), each.rank())).toList();
  }
}
