package dev.keysend.conformance.wire;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import io.restassured.specification.RequestSender;
import java.util.List;

/**
 * Several filters as one.
 *
 * <p>Before each filter, REST Assured puts together the request's headers, path and address again,
 * though only the last filter reads them. With four filters that took more processor time than the
 * filters themselves.
 */
final class FilterRow implements Filter {
  private final List<Filter> filters;

  FilterRow(Filter... filters) {
    this.filters = List.of(filters);
  }

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    return new Place(0, context).next(request, expected);
  }

  /** REST Assured's context, but with the next filter of the row. */
  private final class Place implements FilterContext {
    private final int next;
    private final FilterContext context;

    Place(int next, FilterContext context) {
      this.next = next;
      this.context = context;
    }

    @Override
    public Response next(
        FilterableRequestSpecification request, FilterableResponseSpecification expected) {
      return next < filters.size()
          ? filters.get(next).filter(request, expected, new Place(next + 1, context))
          : context.next(request, expected);
    }

    @Override
    public void setValue(String name, Object value) {
      context.setValue(name, value);
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals")
    public <T> T getValue(String name) {
      return context.getValue(name);
    }

    @Override
    public boolean hasValue(String name) {
      return context.hasValue(name);
    }

    @Override
    public boolean hasValue(String name, Object value) {
      return context.hasValue(name, value);
    }

    @Override
    public Response send(RequestSender sender) {
      return context.send(sender);
    }
  }
}
