"""The form of all sampling controls, shared by the chat and the lab."""
