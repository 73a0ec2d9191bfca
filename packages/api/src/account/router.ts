import { router } from "../init.ts";
import { requestSignUp } from "./request-sign-up.ts";
import { signUp } from "./sign-up.ts";

export const account = router({ requestSignUp, signUp });
