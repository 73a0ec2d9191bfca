import { router } from "../init.ts";
import { watch } from "./watch.ts";

export const changes = router({ watch });
