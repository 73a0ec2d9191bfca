import { redirect } from "next/navigation";
import { sections } from "./sections.ts";

export default function SettingsPage() {
  redirect(sections[0].href);
}
