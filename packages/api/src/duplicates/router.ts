import { router } from "../init.ts";
import { dismiss } from "./dismiss.ts";
import { list } from "./list.ts";
import { undismiss } from "./undismiss.ts";

export const duplicates = router({ list, dismiss, undismiss });
