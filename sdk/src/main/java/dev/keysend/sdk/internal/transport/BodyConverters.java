package dev.keysend.sdk.internal.transport;

import dev.keysend.sdk.internal.json.AnswerJson;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Gives Retrofit the request that was written once, and reads its response. */
final class BodyConverters extends Converter.Factory {
  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] parameter, Annotation[] method, Retrofit retrofit) {
    return body -> ((PreparedPayment) body).body();
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return body -> AnswerJson.transaction(body.string());
  }
}
