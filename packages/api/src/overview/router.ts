import { router } from "../init.ts";
import { get } from "./get.ts";

export const overview = router({ get });
