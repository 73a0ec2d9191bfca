import { router } from "../init.ts";
import { list } from "./list.ts";
import { messages } from "./messages.ts";

export const conversations = router({ list, messages });
