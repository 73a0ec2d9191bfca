import { router } from "../init.ts";
import { list } from "./list.ts";

export const campaigns = router({ list });
