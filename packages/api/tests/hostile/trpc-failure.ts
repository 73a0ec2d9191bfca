import { errorCodes, ItemFault, Uuid } from "@roster/domain";
import { z } from "zod";

/** What a failed call answers on tRPC's own routes. */
export const TrpcFailure = z.strictObject({
  error: z.strictObject({
    message: z.string(),
    code: z.int(),
    data: z.strictObject({
      code: z.enum(errorCodes),
      httpStatus: z.int(),
      errors: z.array(ItemFault),
      existingId: Uuid.optional(),
      retryAfterSeconds: z.number().optional(),
      requestId: Uuid.nullable(),
      path: z.string().nullable(),
    }),
  }),
});
