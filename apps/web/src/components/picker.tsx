"use client";
import { useState } from "react";
import { Combobox, type Option } from "./combobox.tsx";

interface PickerProps {
  label: string;
  options: readonly Option[];
  choose: (value: string) => void;
}

/** An input that offers those of the options that have the typed text in them. */
export function Picker({ label, options, choose }: PickerProps) {
  const [text, setText] = useState("");
  const folded = text.trim().toLowerCase();
  const offers = options.filter((option) => option.label.toLowerCase().includes(folded));
  return <Combobox label={label} text={text} type={setText} options={offers} isMore={false} choose={choose} />;
}
