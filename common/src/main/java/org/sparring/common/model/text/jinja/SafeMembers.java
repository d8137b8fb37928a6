package org.sparring.common.model.text.jinja;

import com.hubspot.jinjava.el.TypeConvertingMapELResolver;
import com.hubspot.jinjava.el.ext.AbstractCallableMethod;
import com.hubspot.jinjava.el.ext.JinjavaBeanELResolver;
import com.hubspot.jinjava.el.ext.JinjavaListELResolver;
import com.hubspot.jinjava.lib.exptest.ExpTest;
import com.hubspot.jinjava.lib.filter.Filter;
import com.hubspot.jinjava.objects.PyWrapper;
import com.hubspot.jinjava.objects.SafeString;
import com.hubspot.jinjava.util.ForLoop;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import jinjava.javax.el.CompositeELResolver;
import jinjava.javax.el.ELContext;
import jinjava.javax.el.ELException;
import jinjava.javax.el.ELResolver;

/**
 * What an expression may ask of a value: entries of maps and lists, the state of a loop, Python's
 * methods of strings, lists and maps. Members of every other class do not exist.
 */
final class SafeMembers extends JinjavaBeanELResolver {
  private SafeMembers() {
    super(false);
  }

  static ELResolver resolver() {
    CompositeELResolver all = new CompositeELResolver();
    all.add(new TypeConvertingMapELResolver(false));
    all.add(new JinjavaListELResolver(false));
    all.add(new SafeMembers());
    return all;
  }

  @Override
  public Object invoke(
      ELContext context, Object base, Object method, Class<?>[] types, Object[] arguments) {
    if (open(base)) {
      return super.invoke(context, base, method, types, arguments);
    }
    if (!(base instanceof String text)) {
      throw new ELException("no method '" + method + "' of such a value");
    }
    try {
      Object result = PythonText.call(text, String.valueOf(method), Arrays.asList(arguments));
      context.setPropertyResolved(true);
      return result;
    } catch (IllegalArgumentException | ClassCastException unfit) {
      throw new ELException(unfit.getMessage(), unfit);
    }
  }

  @Override
  public Object getValue(ELContext context, Object base, Object property) {
    return open(base) ? super.getValue(context, base, property) : null;
  }

  /** Asked of what a method is called on and of what it returns. */
  @Override
  protected boolean isRestrictedClass(Object value) {
    boolean plain =
        value == null
            || value instanceof CharSequence
            || value instanceof Number
            || value instanceof Boolean
            || value instanceof SafeString
            || value instanceof Collection
            || value instanceof Map;
    return !plain && !open(value);
  }

  private static boolean open(Object base) {
    return base instanceof ForLoop
        || base instanceof PyWrapper
        || base instanceof Filter
        || base instanceof ExpTest
        || base instanceof AbstractCallableMethod;
  }
}
