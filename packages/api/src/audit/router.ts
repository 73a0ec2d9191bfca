import { router } from "../init.ts";
import { list } from "./list.ts";

export const audit = router({ list });
