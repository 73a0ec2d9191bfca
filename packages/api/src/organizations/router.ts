import { router } from "../init.ts";
import { activate } from "./activate.ts";
import { mine } from "./mine.ts";

export const organizations = router({ mine, activate });
